package dev.hoopoe.directory.netia;

import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.directory.profile.Customer;
import java.util.List;

/** Answer of N-24. */
record NetiaCustomerPage(List<NetiaCustomer> data, int pageNumber, int pageSize, long totalPages, long totalEntries) {

    static NetiaCustomerPage of(Page<Customer> page) {
        var total = page.total();
        return new NetiaCustomerPage(
                page.data().stream().map(NetiaCustomers::of).toList(),
                page.page(),
                page.limit(),
                Math.max(1, (total + page.limit() - 1) / page.limit()),
                total);
    }
}
