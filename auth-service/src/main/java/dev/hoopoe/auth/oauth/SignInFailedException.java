package dev.hoopoe.auth.oauth;

/** Ends a sign-in; the browser gets the reason. */
final class SignInFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SignInFailure failure;

    SignInFailedException(SignInFailure failure) {
        this(failure, null);
    }

    SignInFailedException(SignInFailure failure, Throwable cause) {
        super(failure.text(), cause);
        this.failure = failure;
    }

    SignInFailure failure() {
        return failure;
    }

    /** For the log: the kind of the cause, since its text may contain a person's claims. */
    String reason() {
        return getCause() == null ? "no exception" : getCause().getClass().getSimpleName();
    }
}
