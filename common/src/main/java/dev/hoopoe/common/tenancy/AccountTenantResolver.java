package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.identity.CurrentCaller;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

/** Sets Hibernate's tenant: the caller's account. */
@PersistenceUnitExtension
@RequestScoped
public class AccountTenantResolver implements TenantResolver {

    private final CurrentCaller caller;

    AccountTenantResolver(CurrentCaller caller) {
        this.caller = caller;
    }

    /** No account has this id, so a session without a caller sees no row. */
    @Override
    public String getDefaultTenantId() {
        return "-";
    }

    @Override
    public String resolveTenantId() {
        return caller.accountId();
    }
}
