package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;

/** Where a request goes: its URL, and the one address that was checked and is connected to. */
record Target(TargetUrl url, InetAddress address) {}
