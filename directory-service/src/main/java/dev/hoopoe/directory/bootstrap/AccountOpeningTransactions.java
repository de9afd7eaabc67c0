package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.directory.account.AccountTransactions;
import dev.hoopoe.directory.department.DepartmentTransactions;
import dev.hoopoe.directory.user.AdministratorTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Opens an account with its initial content; runs in that account's scope. */
@ApplicationScoped
class AccountOpeningTransactions {

    static final String FIRST_DEPARTMENT = "Support";

    private static final String ONE_AT_A_TIME = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('hoopoe.bootstrap'))";

    private final AccountTransactions accounts;
    private final DepartmentTransactions departments;
    private final AdministratorTransactions administrators;
    private final EntityManager entities;

    AccountOpeningTransactions(
            AccountTransactions accounts,
            DepartmentTransactions departments,
            AdministratorTransactions administrators,
            EntityManager entities) {
        this.accounts = accounts;
        this.departments = departments;
        this.administrators = administrators;
        this.entities = entities;
    }

    /** Opens the account; 409 when it exists. Without an administrator HCall's master becomes the first. */
    @Transactional
    void open(String id, String name, Optional<FirstAdministrator> administrator) {
        create(id, name);
        administrator.ifPresent(this::ensure);
    }

    /** Opens the account if it does not exist; one replica at a time. */
    @Transactional
    void openIfMissing(String id, String name) {
        entities.createNativeQuery(ONE_AT_A_TIME).getSingleResult();
        if (!accounts.exists(id)) {
            create(id, name);
        }
    }

    /** Creates the administrator if the account has none; one replica at a time. */
    @Transactional
    void ensureAnyAdministrator(FirstAdministrator administrator) {
        entities.createNativeQuery(ONE_AT_A_TIME).getSingleResult();
        if (!administrators.exist()) {
            ensure(administrator);
        }
    }

    private void create(String id, String name) {
        accounts.open(id, name);
        departments.create(FIRST_DEPARTMENT, null);
    }

    private void ensure(FirstAdministrator administrator) {
        administrators.ensure(administrator.email(), administrator.name(), administrator.password());
    }
}
