package dev.hoopoe.bench.sockets;

/**
 * What a client does about a text of the server.
 *
 * @param answer the text to send back; empty for none
 */
record Reaction(Kind kind, String answer) {

    enum Kind {
        NOTHING,
        ANSWER,
        JOINED,
        REFUSED
    }

    static final Reaction NOTHING = new Reaction(Kind.NOTHING, "");
    static final Reaction JOINED = new Reaction(Kind.JOINED, "");
    static final Reaction REFUSED = new Reaction(Kind.REFUSED, "");

    static Reaction answer(String text) {
        return new Reaction(Kind.ANSWER, text);
    }
}
