package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the addresses of a host name without keeping the caller waiting; fails when there are none. */
interface NameLookup {

    CompletionStage<List<InetAddress>> addressesOf(String host);
}
