package dev.hoopoe.directory.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Data access for accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {}
