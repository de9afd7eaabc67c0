package dev.hoopoe.common.idempotency;

/** Ends a request that was performed before: it is answered what it was answered then, and its transaction did nothing. */
class ReplayResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient IdempotencyRecord answer;

    ReplayResponseException(IdempotencyRecord answer) {
        super("Performed before", null, false, false);
        this.answer = answer;
    }

    IdempotencyRecord answer() {
        return answer;
    }
}
