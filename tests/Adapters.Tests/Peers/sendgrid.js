// In: [{ publicKey, payload (base64), signature, timestamp }]. Out: whether the package takes each for SendGrid's.
const { EventWebhook } = require('@sendgrid/eventwebhook');

function isGenuine({ publicKey, payload, signature, timestamp }) {
  try {
    const webhook = new EventWebhook();
    return webhook.verifySignature(webhook.convertPublicKeyToECDSA(publicKey), Buffer.from(payload, 'base64'), signature, timestamp);
  } catch {
    return false;
  }
}

const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(isGenuine)));
