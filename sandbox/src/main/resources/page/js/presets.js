// Faults worth a switch: what it says, and what is sent to the sandbox.

const fault = (where, kind, more = {}, when = {}) => ({ where, what: { kind, ...more }, ...when });

export const PRESETS = [
  ['X', [
    ['The stream is cut', 'without a word, each time it connects', fault('x', 'cut', { ending: 'RESET', announced: false })],
    ['The stream keeps posts back', 'the sweep has to find them', fault('x', 'drop')],
    ['Posts come twice', 'on the stream', fault('x', 'duplicate')],
    ['Too many posts', '429: nobody can post', fault('x/CREATE_POST', 'throttle')],
    ['Answers get lost', 'the reply is posted, the connection breaks', fault('x/CREATE_POST', 'reset-after', {}, { probability: 0.5 })],
  ]],
  ['AWS', [
    ['Kinesis takes half', 'of what is put', fault('kinesis/PutRecords', 'partial-put', { share: 0.5 })],
    ['DynamoDB throttles', 'one call of three', fault('dynamodb', 'throttle', {}, { probability: 0.3 })],
    ['DynamoDB forgets to answer', 'one write of five is done, then reset', fault('dynamodb/UpdateItem', 'reset-after', {}, { probability: 0.2 })],
    ['S3 is down', '503', fault('s3', 'refuse', { status: 503 })],
    ['Rekognition throttles', 'every call', fault('rekognition', 'throttle')],
    ['Everything in DynamoDB is slow', 'by two seconds', fault('dynamodb', 'latency', { delay: 'PT2S' })],
  ]],
];
