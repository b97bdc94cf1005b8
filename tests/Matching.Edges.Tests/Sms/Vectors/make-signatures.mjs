// Makes twilio-signatures.json beside this file with Twilio's own package, so that our arithmetic is compared with theirs:
//   npm install --prefix /tmp/vectors twilio@5.4.0 && NODE_PATH=/tmp/vectors/node_modules node make-signatures.mjs
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
const require = createRequire((process.env.NODE_PATH ?? ".") + "/");
const { getExpectedTwilioSignature, validateRequest } = require("twilio");
const version = require("twilio/package.json").version;

const account = "AC00000000000000000000000000000001";
const inbound = "https://matching.example/api/sms/twilio/inbound";
const status = "https://matching.example/api/sms/twilio/status";
const from = { AccountSid: account, From: "+4523000001", To: "+4590000000", MessageSid: "SM00000000000000000000000000000001" };
const cases = [
  ["a plain answer", "secret-token", inbound, { ...from, Body: "ja" }],
  ["Danish letters", "secret-token", inbound, { ...from, Body: "Jå tak, øre og æble på Ærø" }],
  ["pictures", "secret-token", inbound, { ...from, Body: "👍🏽 ❤️ 👨‍👩‍👧" }],
  ["right to left", "secret-token", inbound, { ...from, Body: "نعم، شكراً" }],
  ["an empty text", "secret-token", inbound, { ...from, Body: "", NumMedia: "1", MediaUrl0: "https://api.twilio.com/x?y=1&z=2" }],
  ["signs that a form escapes", "secret-token", inbound, { ...from, Body: "100 % + 2 & 3 = ja? #k7 \"ja\" 'ja' <b>\r\nnej\t~" }],
  ["1,600 characters", "secret-token", inbound, { ...from, Body: "ja ".repeat(533) + "!" }],
  ["many fields, upper and lower case", "secret-token", inbound, { ...from, Body: "ja", body: "nej", ApiVersion: "2010-04-01", NumSegments: "1", SmsStatus: "received", FromCountry: "DK", FromCity: "", "Å": "1", Z: "2", a: "3" }],
  ["a field that comes twice", "secret-token", inbound, { ...from, Body: "ja", Tag: ["b", "a", "b"] }],
  ["stop, as they tell it", "secret-token", inbound, { ...from, Body: "STOP", OptOutType: "STOP" }],
  ["a status", "secret-token", status, { AccountSid: account, MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003" }],
  ["with a query", "another token", `${inbound}?tenant=0791&x=a%20b`, { ...from, Body: "ja" }],
  ["with a port of its own", "secret-token", "https://matching.example:8443/api/sms/twilio/inbound", { ...from, Body: "ja" }],
  ["with the usual port", "secret-token", "https://matching.example:443/api/sms/twilio/inbound", { ...from, Body: "ja" }],
  ["without https", "secret-token", "http://127.0.0.1:8080/api/sms/twilio/inbound", { ...from, Body: "ja" }],
  ["no fields at all", "secret-token", inbound, {}],
  ["a token of other letters", "t\u00f8k\u00e9n/+=", inbound, { ...from, Body: "ja" }],
];
const vectors = cases.map(([name, token, url, fields]) => {
  const signature = getExpectedTwilioSignature(token, url, fields);
  if (!validateRequest(token, signature, url, fields)) throw new Error(name);
  return { name, token, url, fields: Object.entries(fields).flatMap(([field, value]) => [value].flat().map(one => [field, one])), signature };
});
writeFileSync(new URL("twilio-signatures.json", import.meta.url), JSON.stringify({ madeBy: `make-signatures.mjs with npm twilio ${version}`, vectors }, null, 1) + "\n");
