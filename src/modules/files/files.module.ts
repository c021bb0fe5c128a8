import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { personalDataProviders } from '#shared/personal-data';
import { filesContract } from './contract/index.js';
import { filesPersonalData } from './contract/personal-data.js';
import { FilesController } from './http/files.controller.js';
import { UploadReceiver } from './http/upload-receiver.js';
import { FilesConfig } from './infra/config.js';
import { ContentInspector } from './infra/content-inspector.js';
import { FileEntity } from './infra/file.entity.js';
import { FileRepository } from './infra/file.repository.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([FileEntity])],
  controllers: [FilesController],
  providers: [
    FilesConfig,
    ContentInspector,
    FileRepository,
    UploadReceiver,
    ...personalDataProviders(filesPersonalData),
    ...useCases,
  ],
})
export class FilesModule {
  static readonly contract = filesContract;
}
