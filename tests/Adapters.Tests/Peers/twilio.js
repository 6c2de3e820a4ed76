// In: { sign: [{ token, url, form }], verify: [{ token, url, form, signature }] }. Out: the package's signatures, and whether it takes each for Twilio's.
const twilio = require('twilio');

const { sign, verify } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({
  signatures: sign.map(({ token, url, form }) => twilio.getExpectedTwilioSignature(token, url, form)),
  genuine: verify.map(({ token, url, form, signature }) => twilio.validateRequest(token, signature, url, form)),
}));
