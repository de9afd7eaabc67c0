package dev.hoopoe.common.lifecycle;

/** What a service does once it has no row of a deleted account any more. */
public interface RemovalCompletion {

    /** Called once, in the account and in the transaction that notes the completion. */
    void complete(String account);
}
