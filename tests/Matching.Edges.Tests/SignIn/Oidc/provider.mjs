// A provider with two municipalities' staff: ISSUER and WEB are its own and the product's address. POST /test/rotate changes its keys.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { ISSUER, WEB } = process.env;

const people = {
  lene: { name: 'Lene Leder', preferred_username: 'lene', roles: ['Matching-koordinator'], municipality: '0791' },
  karin: { name: 'Karin Berg', preferred_username: 'karin', roles: ['job_consultant'], municipality: '0791' },
  kurt: { name: 'Kurt Kantine', preferred_username: 'kurt', roles: ['canteen'], municipality: '0791' },
  frida: { name: 'Frida Fremmed', preferred_username: 'frida', roles: ['coordinator'], municipality: '0101' },
};

let key = 0;

function start() {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(ISSUER, {
    jwks: { keys: [{ ...jwk, kid: `key-${++key}`, use: 'sig', alg: 'RS256' }] },
    clients: [{
      client_id: 'matching',
      client_secret: 'a-secret-of-the-tests-which-is-long-enough',
      redirect_uris: [`${WEB}/staff/signed-in`],
      post_logout_redirect_uris: [`${WEB}/`],
      token_endpoint_auth_method: 'client_secret_post',
    }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'municipality'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['cookies-of-the-tests'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  return provider.callback();
}

let current = start();

createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/test/rotate') {
    current = start();
    response.end();
    return;
  }

  current(request, response);
}).listen(Number(new URL(ISSUER).port), '127.0.0.1');
