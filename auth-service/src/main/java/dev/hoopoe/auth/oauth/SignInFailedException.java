package dev.hoopoe.auth.oauth;

/** A sign-in ends here; the browser is to be told why. */
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

    /** For the log: what kind of trouble, since its text may quote a person's claims. */
    String reason() {
        return getCause() == null ? "no exception" : getCause().getClass().getSimpleName();
    }
}
