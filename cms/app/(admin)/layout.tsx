import '@payloadcms/next/css';
import '../../admin/nguon.css';
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts';
import type { ServerFunctionClient } from 'payload';
import type { ReactNode } from 'react';
import { importMap } from './importMap.js';
import { openedConfig } from './opened-config.ts';

const serverFunction: ServerFunctionClient = async (args) => {
  'use server';
  return handleServerFunctions({ ...args, config: openedConfig(), importMap });
};

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <RootLayout config={openedConfig()} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  );
}
