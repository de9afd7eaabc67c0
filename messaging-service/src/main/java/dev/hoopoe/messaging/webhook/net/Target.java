package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;

/** Where a request goes: what its URL says, and the one address that was looked at and is connected to. */
record Target(TargetUrl url, InetAddress address) {}
