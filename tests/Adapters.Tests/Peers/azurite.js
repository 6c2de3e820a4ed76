// Azurite's tables, kept in memory, on a free port of loopback: its address is the one line of output. Gone with whoever holds our input.
process.env.AZURITE_ACCOUNTS = process.argv[2];
process.stdin.on('end', () => process.exit()).resume();

const { default: TableConfiguration } = require('azurite/dist/src/table/TableConfiguration');
const { default: TableServer } = require('azurite/dist/src/table/TableServer');

const configuration = new TableConfiguration('127.0.0.1', 0, 'in-memory', false, false, undefined, undefined, false, true, '', '', '', undefined, false, true);
const server = new TableServer(configuration);
server.start().then(() => {
  // A connection is closed by the client or not at all: after Node's five seconds it might be just when a request is on its way.
  server.httpServer.keepAliveTimeout = 0;
  console.log(server.getHttpServerAddress());
});
