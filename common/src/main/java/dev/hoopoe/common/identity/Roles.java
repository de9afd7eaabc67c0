package dev.hoopoe.common.identity;

/** Groups that an access token can carry; constants, for annotations. */
public final class Roles {

    public static final String ADMINISTRATOR = "administrator";
    public static final String AGENT = "agent";
    public static final String CLIENT = "client";
    public static final String SERVICE = "service";

    private Roles() {}
}
