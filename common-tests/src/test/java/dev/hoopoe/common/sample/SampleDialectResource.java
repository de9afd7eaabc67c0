package dev.hoopoe.common.sample;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** The one operation of {@link SampleDialect}; there is one thing. */
@Path("/sample/things/{id}")
class SampleDialectResource {

    @GET
    @PermitAll
    public Map<String, String> read(@PathParam("id") String id) {
        if (!id.equals("1")) {
            throw HoopoeException.notFound("Thing " + id);
        }
        return Map.of("thing", id);
    }
}
