package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Resolves a host name without blocking the caller; fails when it has no address. */
interface NameLookup {

    CompletionStage<List<InetAddress>> addressesOf(String host);
}
