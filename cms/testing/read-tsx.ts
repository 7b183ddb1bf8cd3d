import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript';

/** Lets a test import our screens: Node strips types, and leaves the elements of React to a compiler. */
registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { outputText } = typescript.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
      fileName: url,
      compilerOptions: {
        jsx: typescript.JsxEmit.ReactJSX,
        module: typescript.ModuleKind.ESNext,
        target: typescript.ScriptTarget.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    return { format: 'module', shortCircuit: true, source: outputText };
  },
});
