package dev.hoopoe.bench.traffic;

/**
 * How an act ended.
 *
 * @param act what was done: {@code read}, {@code keyed write}
 * @param failure the kind of failure, such as {@code 503} or {@code timeout}; empty when it succeeded
 */
public record Result(String act, String failure) {

    public static Result success(String act) {
        return new Result(act, "");
    }

    public boolean isSuccess() {
        return failure.isEmpty();
    }

    /** True when the server answered, whatever the status. */
    public boolean isAnswered() {
        return isSuccess() || failure.chars().allMatch(Character::isDigit);
    }
}
