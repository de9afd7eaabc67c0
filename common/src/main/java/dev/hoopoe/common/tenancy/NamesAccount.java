package dev.hoopoe.common.tenancy;

/** The body of a public POST that names the account in which it is to be done, for callers whose address and token do not. */
public interface NamesAccount {

    /** As the body names it; null when it names none. */
    String namedAccount();
}
