// Starts telegram-test-api on a port of 127.0.0.1: node telegram.js PORT. Prints "ready".
// It is corrected where the Bot API says plainly otherwise:
//   getMe says is_bot; a pressed button's update has a chat_instance;
//   an update that was not confirmed by an offset comes again.
'use strict';

const routes = require('telegram-test-api/lib/routes/bot/getMe');
routes.getMe = (app) => {
  app.all('/bot:token/getMe', (_req, res) => {
    const id = Number(_req.params.token.split(':')[0]);
    res.json({ ok: true, result: { id, is_bot: true, first_name: 'Test', username: 'yuqiao_desk_bot' } });
  });
};
const updates = require('telegram-test-api/lib/routes/bot/getUpdates');
let server;
updates.getUpdates = (app) => {
  app.all('/bot:token/getUpdates', (req, res) => {
    const offset = Number(req.body.offset || 0);
    const { token } = req.params;
    const { storage } = server;
    storage.userMessages = storage.userMessages.filter(
      (update) => update.botToken !== token || update.updateId >= offset);
    const mine = storage.userMessages.filter((update) => update.botToken === token);
    res.json({ ok: true, result: mine.map((update) => TelegramServer.formatUpdate(update)) });
  });
};
const { TelegramServer } = require('telegram-test-api/lib/telegramServer');
const format = TelegramServer.formatUpdate;
TelegramServer.formatUpdate = (update) => {
  const shown = format(update);
  if (shown.callback_query) shown.callback_query.chat_instance = '1';
  return shown;
};

server = new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1' });
server.start().then(() => console.log('ready'));
