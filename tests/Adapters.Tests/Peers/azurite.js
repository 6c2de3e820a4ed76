// Azurite's tables, blobs and queues, kept in memory, on free ports of loopback: their addresses are the one line of output. Gone with whoever holds our input.
process.env.AZURITE_ACCOUNTS = process.argv[2];
process.stdin.on('end', () => process.exit()).resume();

const { default: TableConfiguration } = require('azurite/dist/src/table/TableConfiguration');
const { default: TableServer } = require('azurite/dist/src/table/TableServer');
const { default: BlobConfiguration } = require('azurite/dist/src/blob/BlobConfiguration');
const { default: BlobServer } = require('azurite/dist/src/blob/BlobServer');
const { default: QueueConfiguration } = require('azurite/dist/src/queue/QueueConfiguration');
const { default: QueueServer } = require('azurite/dist/src/queue/QueueServer');

const servers = [
  new TableServer(new TableConfiguration('127.0.0.1', 0, 'in-memory', false, false, undefined, undefined, false, true, '', '', '', undefined, false, true)),
  new BlobServer(new BlobConfiguration('127.0.0.1', 0, 'in-memory', 'in-memory', undefined, false, undefined, false, undefined, false, true, '', '', '', undefined, false, true)),
  new QueueServer(new QueueConfiguration('127.0.0.1', 0, 'in-memory', 'in-memory', undefined, false, undefined, false, undefined, false, true, '', '', '', undefined, false, true)),
];
Promise.all(servers.map(server => server.start())).then(() => {
  for (const server of servers) {
    // A connection is closed by the client or not at all: after Node's five seconds it might be just when a request is on its way.
    server.httpServer.keepAliveTimeout = 0;
  }
  console.log(servers.map(server => server.getHttpServerAddress()).join(' '));
});
