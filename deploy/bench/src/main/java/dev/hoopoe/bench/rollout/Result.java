package dev.hoopoe.bench.rollout;

/**
 * How an act ended.
 *
 * @param act what was done: {@code read}, {@code keyed write}
 * @param failure the kind of failure, such as {@code 503} or {@code timeout}; empty when it succeeded
 */
record Result(String act, String failure) {

    static Result success(String act) {
        return new Result(act, "");
    }

    boolean isSuccess() {
        return failure.isEmpty();
    }
}
