import { ChatWidget } from '@papercups-io/chat-widget';
import React from 'react';
import ReactDOM from 'react-dom';

const query = new URLSearchParams(location.search);
const desk = query.get('desk');

/** What the widget tells the page around it. */
window.told = [];

ReactDOM.render(
  <ChatWidget
    token={query.get('token')}
    baseUrl={desk}
    iframeUrlOverride={`${desk}/chat`}
    customer={{ name: 'Ada', metadata: { plan: 'pro' } }}
    showAgentAvailability
    onChatLoaded={() => window.told.push('loaded')}
    onChatOpened={() => window.told.push('opened')}
    onChatClosed={() => window.told.push('closed')}
    onMessageSent={({ body }) => window.told.push(`sent ${body}`)}
    onMessageReceived={({ body }) => window.told.push(`received ${body}`)}
  />,
  document.getElementById('root'),
);
