package dev.hoopoe.systemtests;

/** The APIs that have a collection of requests, and how one logs in to each. */
enum HttpApi {
    HOMA("/openapi", "hoopoe.http", "the desk can do", "logIn", "", "email", "password", "data.access_token"),
    HCALL(
            "/hcall/openapi",
            "hcall.http",
            "HCall's clients know of the desk",
            "hcallEnter",
            "",
            "user_email",
            "user_password",
            "jwt_token"),
    OMNIDESK(
            "/omnidesk/openapi",
            "omnidesk.http",
            "OmniDesk's clients know of the desk",
            "logInToOmniDesk",
            "",
            "username",
            "password",
            "access_token"),
    NETIA(
            "/netia/openapi",
            "netia.http",
            "Netia's clients know of the desk",
            "logInToNetia",
            "user",
            "email",
            "password",
            "token");

    private final String document;
    private final String file;
    private final String canDo;
    private final String login;
    private final String wrapper;
    private final String nameField;
    private final String passwordField;
    private final String tokenPath;

    HttpApi(
            String document,
            String file,
            String canDo,
            String login,
            String wrapper,
            String nameField,
            String passwordField,
            String tokenPath) {
        this.document = document;
        this.file = file;
        this.canDo = canDo;
        this.login = login;
        this.wrapper = wrapper;
        this.nameField = nameField;
        this.passwordField = passwordField;
        this.tokenPath = tokenPath;
    }

    String document() {
        return document;
    }

    /** In {@code docs/api}. */
    String file() {
        return file;
    }

    String canDo() {
        return canDo;
    }

    /** The operation by which one logs in. */
    String login() {
        return login;
    }

    /** The member of the body that holds name and password; empty when they are the body's own. */
    String wrapper() {
        return wrapper;
    }

    String nameField() {
        return nameField;
    }

    String passwordField() {
        return passwordField;
    }

    /** Where the token stands in its answer. */
    String tokenPath() {
        return tokenPath;
    }
}
