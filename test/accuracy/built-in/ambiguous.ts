import type { QuestionSet } from '../question-set.js';

export const ambiguous: QuestionSet = {
  category: 'ambiguous',
  ambiguous: {
    largest: [
      'What is the largest state?',
      'largest state',
      'capital of the largest state',
      'largest division',
    ],
    biggest: ['biggest state in the West'],
    smallest: ['smallest state', 'smallest region'],
    springfield: [
      'Springfield population',
      'population of Springfield',
      'how many people live in Springfield',
    ],
    portland: ['population of Portland'],
    larger: ['is Texas larger than Ohio?', 'how much larger is Texas than Ohio'],
    'how big': ['how big is Ohio'],
    'unemployment rate': [
      'unemployment rate of Texas',
      'unemployment rate by state',
      'what is the unemployment rate in Illinois',
    ],
  },
};
