// node check.mjs REPOSITORY: one line for each fault of infra/kubernetes, infra/compose.yaml and infra/azure; none = they hold.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import YAML from 'yaml';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
const root = process.argv[2];
const faults = [];
const fault = (file, sentence) => faults.push(`${path.relative(root, file)}: ${sentence}`);

await checkKubernetes(path.join(root, 'infra/kubernetes'));
YAML.parse(fs.readFileSync(path.join(root, 'infra/compose.yaml'), 'utf8'), { merge: true });
await checkBicep(path.join(root, 'infra/azure'));
console.log(faults.join('\n'));
process.exit(faults.length === 0 ? 0 : 1);

async function checkKubernetes(folder) {
  for (const file of filesUnder(folder, '.yaml')) {
    if (path.basename(file) === 'kustomization.yaml') {
      checkOverlay(file);
      continue;
    }

    for (const document of YAML.parseAllDocuments(fs.readFileSync(file, 'utf8'))) {
      document.errors.forEach(error => fault(file, error.message));
      await checkObject(file, document.toJS());
    }
  }
}

// Every file beside it is named by it, and nothing that is not there.
function checkOverlay(file) {
  const overlay = YAML.parse(fs.readFileSync(file, 'utf8'));
  const beside = fs.readdirSync(path.dirname(file)).filter(name => name.endsWith('.yaml') && name !== 'kustomization.yaml');
  const named = overlay.resources.filter(name => name.endsWith('.yaml'));
  beside.filter(name => !named.includes(name)).forEach(name => fault(file, `${name} lies beside it and is not named`));
  overlay.resources.filter(name => !fs.existsSync(path.join(path.dirname(file), name))).forEach(name => fault(file, `${name} is named and does not exist`));
}

async function checkObject(file, object) {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  if (group === 'keda.sh') {
    return; // Not Kubernetes' own: its schema is in no package.
  }

  const { [object.kind]: Model } = await import(`kubernetes-models/${group === '' ? version : `${group}/${version}`}`);
  try {
    new Model(object).validate();
  } catch (refused) {
    fault(file, `${object.kind} ${object.metadata.name}: ${refused.message}`);
  }
}

async function checkBicep(folder) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  for (const file of filesUnder(folder, '.bicep')) {
    const text = fs.readFileSync(file, 'utf8');
    wrongIn(parser.parse(text).rootNode).forEach(node => fault(file, `line ${node.startPosition.row + 1} is not Bicep: ${node.text.slice(0, 60)}`));
    checkModules(file, text);
  }

  // The grammar does not know files of parameters; what matters in one is that it gives what is asked for.
  for (const file of filesUnder(folder, '.bicepparam')) {
    const text = fs.readFileSync(file, 'utf8');
    const module = path.join(folder, text.match(/^using '([^']+)'$/m)[1]);
    checkGiven(file, module, [...text.matchAll(/^param (\w+) = \S/gm)].map(match => match[1]));
  }
}

// A module is given exactly what it asks for.
function checkModules(file, text) {
  for (const [, name, params] of text.matchAll(/module \w+ '([^']+)' = \{[^]*?params: \{([^]*?)\n?\s*\}\n\}/g)) {
    checkGiven(file, path.join(path.dirname(file), name), [...params.matchAll(/(\w+):/g)].map(match => match[1]));
  }
}

function checkGiven(file, module, given) {
  const name = path.basename(module);
  const asked = fs.readFileSync(module, 'utf8').split('\n').map(line => line.match(/^param (\w+) \w+( =)?/)).filter(Boolean);
  asked.filter(([, param, hasDefault]) => !hasDefault && !given.includes(param)).forEach(([, param]) => fault(file, `${name} asks for ${param} and is not given it`));
  given.filter(param => !asked.some(([, known]) => known === param)).forEach(param => fault(file, `${name} is given ${param} and does not ask for it`));
}

function wrongIn(node) {
  if (!node.hasError) {
    return [];
  }

  return node.isError || node.isMissing ? [node] : node.children.flatMap(wrongIn);
}

function filesUnder(folder, ending) {
  return fs.readdirSync(folder, { recursive: true }).map(name => path.join(folder, name)).filter(file => file.endsWith(ending)).sort();
}
