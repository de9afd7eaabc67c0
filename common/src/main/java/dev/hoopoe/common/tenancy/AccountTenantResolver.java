package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.identity.CurrentCaller;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

/** Tells Hibernate whose rows a session may see: those of the caller's account. */
@PersistenceUnitExtension
@RequestScoped
public class AccountTenantResolver implements TenantResolver {

    private final CurrentCaller caller;

    AccountTenantResolver(CurrentCaller caller) {
        this.caller = caller;
    }

    /** No account owns this id, so a session opened before anyone called sees nothing. */
    @Override
    public String getDefaultTenantId() {
        return "-";
    }

    @Override
    public String resolveTenantId() {
        return caller.accountId();
    }
}
