package dev.hoopoe.common.idempotency;

/** Ends a request that was performed before: it is answered what it was answered then, and its transaction did nothing. */
class ReplayedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient KeptAnswer answer;

    ReplayedAnswer(KeptAnswer answer) {
        super("Performed before", null, false, false);
        this.answer = answer;
    }

    KeptAnswer answer() {
        return answer;
    }
}
