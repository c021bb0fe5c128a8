export { canonicalNetwork, isInNetworks } from './networks.js';
