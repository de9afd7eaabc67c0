package dev.hoopoe.common.idempotency;

/** Ends a request that was performed before; the response is the stored one, and the transaction has no effect. */
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
