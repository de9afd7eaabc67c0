package dev.hoopoe.auth.session;

/** Somebody has signed in. */
record SessionStarted(Session session) implements SessionEvent {

    @Override
    public String name() {
        return "started";
    }
}
