package dev.hoopoe.directory.account;

import java.util.List;

/** A page of accounts in the order of their ids: {@code page} is 1-based, {@code total} counts all accounts. */
record AccountListResponse(int page, int limit, long total, List<AccountDetails> data) {}
