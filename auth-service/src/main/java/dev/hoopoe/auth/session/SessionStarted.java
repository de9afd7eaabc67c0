package dev.hoopoe.auth.session;

/** A session has started. */
record SessionStarted(Session session) implements SessionEvent {

    @Override
    public String name() {
        return "started";
    }
}
