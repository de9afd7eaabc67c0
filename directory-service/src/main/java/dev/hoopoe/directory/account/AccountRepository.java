package dev.hoopoe.directory.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Stored accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {}
