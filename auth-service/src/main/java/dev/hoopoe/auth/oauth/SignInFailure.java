package dev.hoopoe.auth.oauth;

/** Why a sign-in failed, as a message for the person (contract Homa, section 5.4). */
public enum SignInFailure {
    CANCELLED("The sign-in was cancelled"),
    REFUSED_BY_PROVIDER("The provider refused the sign-in"),
    NO_CODE("The provider sent no authorization code"),
    STALE("The sign-in took too long or was completed before; start it again"),
    OTHER_BROWSER("The sign-in was begun in another browser or without its cookie; start it again"),
    NO_EXCHANGE("The authorization code could not be exchanged with the provider"),
    NO_PROFILE("The profile that the provider sent could not be verified"),
    UNVERIFIED_EMAIL("The provider does not vouch for an email address of yours"),
    NO_USER("There is no user with this email address"),
    BUSY("Too many sign-ins are under way; try again in a moment"),
    INTERNAL("The sign-in could not be completed; try again");

    private final String text;

    SignInFailure(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
