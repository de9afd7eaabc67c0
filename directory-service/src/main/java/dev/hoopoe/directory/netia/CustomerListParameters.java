package dev.hoopoe.directory.netia;

import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.directory.client.CustomerFilter;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters of N-24; an empty text is no condition. */
public class CustomerListParameters {

    private static final String PAGE_SIZE = "50";
    private static final String LARGEST_PAGE = "100";

    @QueryParam("q")
    @Parameter(description = "A part of the name, the address or the phone number")
    String text;

    @QueryParam("name")
    @Parameter(description = "A part of the name")
    String name;

    @QueryParam("email")
    @Parameter(description = "A part of the address")
    String email;

    @QueryParam("external_id")
    @Parameter(description = "The id in the page's own system")
    String externalId;

    @QueryParam("company_id")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String companyId;

    @QueryParam("include_anonymous")
    @Parameter(
            description = "With false, only customers with an address",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String includeAnonymous;

    @QueryParam("page")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    String page;

    @QueryParam("page_size")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    String pageSize;

    @QueryParam("limit")
    @Parameter(
            description = "The same as page_size",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    String limit;

    @QueryParam("format")
    @Parameter(
            description = "With csv, all customers as a table",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "csv"}))
    String format;

    boolean wantsTable() {
        return "csv".equals(format);
    }

    CustomerFilter filter() {
        return new CustomerFilter(
                present(text),
                present(name),
                present(email),
                present(externalId),
                present(companyId) == null ? null : PathIds.uuid(companyId, "company_id"),
                "false".equals(includeAnonymous));
    }

    PageRequest page() {
        return PageRequest.of(page, Objects.requireNonNullElse(pageSize == null ? limit : pageSize, PAGE_SIZE));
    }

    /** The largest page after a cursor, which is null for the first one. */
    static PageRequest pageAfter(String cursor) {
        return PageRequest.of(null, LARGEST_PAGE, cursor, "false");
    }

    private static String present(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
