package dev.hoopoe.directory.netia;

import dev.hoopoe.directory.client.CustomerFilter;
import dev.hoopoe.directory.profile.Customer;
import dev.hoopoe.directory.profile.CustomerTransactions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customers as a table (RFC 4180), written page by page. A text that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
final class CustomerCsv {

    static final String MEDIA_TYPE = "text/csv";
    static final String HEADINGS = "id,name,email,phone,external_id,company_id,host,current_url,browser,os,time_zone,"
            + "first_seen,last_seen_at,created_at";

    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final String LINE_END = "\r\n";

    private final CustomerTransactions customers;
    private final CustomerFilter filter;

    CustomerCsv(CustomerTransactions customers, CustomerFilter filter) {
        this.customers = customers;
        this.filter = filter;
    }

    void writeTo(OutputStream output) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        text.write(HEADINGS + LINE_END);
        var page = customers.page(filter, CustomerListParameters.pageAfter(null));
        while (true) {
            for (var customer : page.data()) {
                text.write(line(customer) + LINE_END);
            }
            if (page.nextCursor() == null) {
                break;
            }
            page = customers.page(filter, CustomerListParameters.pageAfter(page.nextCursor()));
        }
        text.flush();
    }

    static String line(Customer customer) {
        var shown = NetiaCustomers.of(customer);
        return Stream.of(
                        shown.id(),
                        shown.name(),
                        shown.email(),
                        shown.phone(),
                        shown.externalId(),
                        shown.companyId(),
                        shown.host(),
                        shown.currentUrl(),
                        shown.browser(),
                        shown.os(),
                        shown.timeZone(),
                        shown.firstSeen(),
                        shown.lastSeenAt(),
                        shown.createdAt())
                .map(value -> cell(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    static String cell(String value) {
        var isFormula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        var text = isFormula ? "'" + value : value;
        return text.chars().anyMatch(sign -> sign == '"' || sign == ',' || sign == '\r' || sign == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
