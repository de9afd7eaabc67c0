package dev.hoopoe.common.identity;

import jakarta.enterprise.context.RequestScoped;

/** The caller of the current request, consumer or job; set once at its start. */
@RequestScoped
public class CurrentCaller {

    private Caller caller;

    /** Sets the caller; to be used by request filters and {@link dev.hoopoe.common.tenancy.AccountScope} only. */
    public void set(Caller newCaller) {
        this.caller = newCaller;
    }

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("No caller here: wrap jobs and consumers in AccountScope");
        }
        return caller;
    }

    /** Whether there is a caller. */
    public boolean isKnown() {
        return caller != null;
    }

    public String accountId() {
        return get().accountId();
    }
}
