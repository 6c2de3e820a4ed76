'use strict';
// Reads openapi.json and makes the page of it. All that it shows goes in as text; nothing is kept, and the key is in its input and nowhere else.

const base = location.pathname.replace(/\/api\/docs\/?$/, '');
const key = document.getElementById('key');
let api;

/** An element with its attributes and children; null children are left out. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(attribute, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Words with `code` in them. */
const inline = (text) => text.split(/(`[^`]+`)/).filter(Boolean).map((part) => (part.startsWith('`') ? make('code', null, part.slice(1, -1)) : part));

/** Paragraphs and lists. */
function prose(text) {
  const blocks = [];
  for (const line of (text ?? '').split('\n').map((l) => l.trim())) {
    if (line.startsWith('- ')) {
      if (blocks.at(-1)?.tagName !== 'UL') blocks.push(make('ul'));
      blocks.at(-1).append(make('li', null, inline(line.slice(2))));
    } else if (line) blocks.push(make('p', null, inline(line)));
  }
  return blocks;
}

const json = (value) => JSON.stringify(value, null, 2);
const resolve = (schema) => (schema?.$ref ? api.components.schemas[schema.$ref.split('/').pop()] : schema ?? {});
const nameOf = (schema) => schema?.$ref?.split('/').pop();

/** Something that is made when it is opened for the first time. */
function opens(title, build, className = 'inner') {
  const details = make('details', { class: className }, make('summary', null, title));
  details.addEventListener('toggle', () => details.open && details.children.length === 1 && details.append(...build()));
  return details;
}

/** The schema behind what may be null, and whether it may. */
function bare(schema) {
  const other = schema.anyOf?.find((s) => s.type !== 'null');
  return other ? [other, true] : [schema, Array.isArray(schema.type) && schema.type.includes('null')];
}

function typeWords(schema) {
  const [inner, nullable] = bare(schema);
  const whole = resolve(inner);
  const type = Array.isArray(whole.type) ? whole.type.find((t) => t !== 'null') : whole.type;
  const words = whole.enum ? whole.enum.join(' | ')
    : type === 'array' ? `list of ${typeWords(whole.items)}`
      : type === 'object' && whole.additionalProperties ? `by name: ${typeWords(whole.additionalProperties)}`
        : nameOf(inner) ?? whole.format ?? type ?? 'anything';
  return nullable ? `${words}, or null` : words;
}

/** The object that a schema holds, directly, in a list or by name; undefined: only a value. */
function within(schema) {
  const whole = resolve(bare(schema)[0]);
  if (whole.properties) return whole;
  const next = whole.items ?? whole.additionalProperties;
  return next ? within(next) : undefined;
}

function properties(whole) {
  return make('ul', { class: 'schema' }, Object.entries(whole.properties).map(([name, schema]) => {
    const inner = within(schema);
    const meaning = schema.description ?? (resolve(bare(schema)[0]).enum ? resolve(bare(schema)[0]).description : undefined);
    return make('li', null,
      make('code', null, name), ' ', make('span', { class: 'type' }, typeWords(schema), whole.required?.includes(name) ? ', required' : ''),
      prose(meaning),
      inner ? opens(`What ${name} holds`, () => [properties(inner)]) : null);
  }));
}

function schemaView(schema) {
  const whole = within(schema);
  return [make('p', { class: 'type' }, typeWords(schema)), ...prose(resolve(schema).description), whole ? properties(whole) : null].filter(Boolean);
}

/** Something to begin with where no story recorded a request. */
function skeleton(schema) {
  const whole = resolve(bare(schema)[0]);
  if (whole.properties) return Object.fromEntries((whole.required ?? []).map((name) => [name, skeleton(whole.properties[name])]));
  if (whole.enum) return whole.enum[0];
  const type = Array.isArray(whole.type) ? whole.type[0] : whole.type;
  return { array: [], object: {}, boolean: false, integer: 0, number: 0 }[type] ?? '';
}

const recorded = (media) => Object.values(media?.examples ?? {})[0];
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** What is asked for, as the fields of the form say it. */
function requestOf(operation, form) {
  const value = (where, name) => form.elements[`${where}:${name}`].value;
  const given = (operation.parameters ?? []).filter((p) => value(p.in, p.name));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => (value('path', name) ? encodeURIComponent(value('path', name)) : `{${name}}`));
  const query = new URLSearchParams(given.filter((p) => p.in === 'query').map((p) => [p.name, value('query', p.name)])).toString();
  const headers = Object.fromEntries(given.filter((p) => p.in === 'header').map((p) => [p.name, value('header', p.name)]));
  const body = form.elements.body?.value;
  if (body) headers['Content-Type'] = operation.mediaType;
  return { url: `${base}${path}${query ? `?${query}` : ''}`, headers, body };
}

/** The key is not in it: it is for showing around. */
function curlOf(operation, form) {
  const { url, headers, body } = requestOf(operation, form);
  const lines = [`curl -i ${operation.verb === 'get' ? '' : `-X ${operation.verb.toUpperCase()} `}${quoted(location.origin + url)}`];
  if (operation.takesKey) lines.push('-H "Authorization: Bearer $SUPPORTFLOWS_KEY"');
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body) lines.push(`--data-raw ${quoted(body)}`);
  return lines.join(' \\\n  ');
}

async function send(operation, form, said, result) {
  const { url, headers, body } = requestOf(operation, form);
  if (operation.takesKey && key.value.trim()) headers.Authorization = `Bearer ${key.value.trim()}`;
  said.replaceChildren('Sending…');
  result.replaceChildren();
  try {
    const answer = await fetch(url, { method: operation.verb.toUpperCase(), headers, body: body || undefined, credentials: 'omit', redirect: 'manual', cache: 'no-store' });
    const text = await answer.text();
    const isJson = answer.headers.get('Content-Type')?.includes('json') && text;
    said.replaceChildren(make('span', { class: 'status' }, `${answer.status}`), ' ', ...inline(operation.responses[answer.status]?.description ?? answer.statusText));
    result.replaceChildren(
      make('h4', null, 'Headers'), make('pre', null, [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')),
      make('h4', null, 'Body'), make('pre', null, isJson ? json(JSON.parse(text)) : text || 'None.'));
  } catch (fault) {
    said.replaceChildren(make('span', { class: 'fault' }, `Nothing came back: ${fault.message}`));
  }
}

function field(operation, parameter) {
  const id = `${operation.operationId}:${parameter.in}:${parameter.name}`;
  const values = resolve(bare(parameter.schema)[0]).enum ?? (parameter.schema.type === 'boolean' ? ['true', 'false'] : null);
  const common = { id, name: `${parameter.in}:${parameter.name}`, required: parameter.required, 'aria-describedby': `${id}:note` };
  return make('div', null,
    make('label', { for: id }, parameter.name, parameter.required ? ' (required)' : ''),
    values
      ? make('select', common, make('option', { value: '' }, parameter.required ? 'Choose' : 'Left out'), values.map((v) => make('option', null, v)))
      : make('input', { ...common, autocomplete: 'off', spellcheck: 'false', placeholder: parameter.example ?? parameter.schema.default }),
    make('p', { id: `${id}:note`, class: 'note' }, inline(`In the ${parameter.in}. ${parameter.description ?? ''}`)));
}

function bodyField(operation, media) {
  const id = `${operation.operationId}:body`;
  const isJson = operation.mediaType.includes('json');
  const start = recorded(media)?.value ?? (media.schema.$ref ? skeleton(media.schema) : undefined);
  const text = start === undefined ? '' : isJson ? json(start) : new URLSearchParams(start).toString();
  const area = make('textarea', { id, name: 'body', spellcheck: 'false', rows: Math.min(24, text.split('\n').length + 1), 'aria-describedby': `${id}:note` });
  area.value = text;
  return make('div', null,
    make('label', { for: id }, `Body (${operation.mediaType})`), area,
    make('p', { id: `${id}:note`, class: 'note' }, inline([operation.requestBody.description, operation.requestBody.required ? '' : 'It may be left out.', recorded(media) ? `Recorded by the story “${recorded(media).summary}”.` : ''].filter(Boolean).join(' '))),
    media.schema.$ref ? opens('What the body holds', () => schemaView(media.schema)) : null);
}

function tryForm(operation, media) {
  const curl = make('pre', null);
  // Only the status is read out: a body may be long.
  const said = make('p', { role: 'status' });
  const result = make('div');
  const form = make('form', { 'aria-label': `Try ${operation.operationId}` },
    operation.parameters ? make('div', { class: 'fields' }, operation.parameters.map((p) => field(operation, p))) : null,
    media ? bodyField(operation, media) : null,
    make('button', { type: 'submit' }, 'Send'));
  const show = () => { curl.textContent = curlOf(operation, form); };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => { event.preventDefault(); send(operation, form, said, result); });
  show();
  return [make('h4', null, 'Try it'), form, said, result, make('h4', null, 'The same by curl'), curl];
}

function answers(operation) {
  return make('ul', { class: 'answers' }, Object.entries(operation.responses).map(([status, response]) => make('li', null,
    make('span', { class: 'status' }, status), ' ', inline(response.description),
    Object.entries(response.content ?? {}).map(([type, media]) => [
      media.schema?.$ref && type === 'application/json' ? opens(`What it holds: ${typeWords(media.schema)}`, () => schemaView(media.schema)) : make('span', { class: 'type' }, ` ${type}`),
      recorded(media) ? opens(`As in the story “${recorded(media).summary}”`, () => [make('pre', null, json(recorded(media).value))]) : null,
    ]))));
}

function operationView(operation) {
  const title = make('h3', null,
    make('span', { class: `verb ${operation.verb}` }, operation.verb.toUpperCase()), ' ', make('code', null, operation.path), ' ', make('span', { class: 'summary' }, operation.summary));
  const details = opens(title, () => [make('div', null,
    ...prose(operation.description),
    ...tryForm(operation, operation.requestBody?.content[operation.mediaType]),
    make('h4', null, 'Answers'), answers(operation))], 'operation');
  details.id = operation.operationId;
  details.addEventListener('toggle', () => details.open && history.replaceState(null, '', `#${details.id}`));
  return details;
}

const shared = (thing) => (thing.$ref ? thing.$ref.split('/').slice(1).reduce((at, step) => at[step], api) : thing);

/** All operations, with what is said once for many put back into each. */
function operations() {
  return Object.entries(api.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, said]) => ({
    ...said, path, verb,
    parameters: said.parameters?.map(shared),
    responses: Object.fromEntries(Object.entries(said.responses).map(([status, response]) => [status, shared(response)])),
    mediaType: Object.keys(said.requestBody?.content ?? {})[0],
    takesKey: said.security.some((way) => 'apiKey' in way),
  })));
}

function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.tagName === 'DETAILS') {
    named.open = true;
    named.scrollIntoView();
  }
}

async function start() {
  const main = document.getElementById('operations');
  const found = document.getElementById('found');
  const search = document.getElementById('search');
  api = await (await fetch('openapi.json', { credentials: 'omit' })).json();
  document.getElementById('about').append(...prose(api.info.description));
  const all = operations();
  const sections = api.tags.map((tag) => {
    const views = all.filter((o) => o.tags[0] === tag.name).map((o) => ({ view: operationView(o), words: `${o.operationId} ${o.verb} ${o.path} ${o.summary} ${o.description} ${tag.name}`.toLowerCase() }));
    return { views, section: make('section', null, make('h2', null, tag.name), ...prose(tag.description), ...views.map((v) => v.view)) };
  });
  main.replaceChildren(...sections.map((s) => s.section));
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { views, section } of sections) {
      for (const { view, words: said } of views) {
        view.hidden = !words.every((word) => said.includes(word));
        count += view.hidden ? 0 : 1;
      }
      section.hidden = views.every((v) => v.view.hidden);
    }
    found.textContent = `${count} of ${all.length} operations.`;
  };
  search.addEventListener('input', filter);
  addEventListener('hashchange', openNamed);
  filter();
  openNamed();
}

start().catch((fault) => document.getElementById('operations').replaceChildren(make('p', { class: 'fault', role: 'alert' }, `The document cannot be read: ${fault.message}`)));
