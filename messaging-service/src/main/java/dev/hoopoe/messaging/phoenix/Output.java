package dev.hoopoe.messaging.phoenix;

/** The connection to a client, as the protocol sees it. Safe from any thread; nothing here waits. */
public interface Output {

    void send(String text);

    /** @param code of RFC 6455 §7.4 */
    void close(int code, String reason);
}
