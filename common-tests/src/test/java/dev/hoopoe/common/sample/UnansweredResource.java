package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Stores a sample, but the caller is not told: what comes after the commit breaks. */
@Path("/api/samples/unanswered")
public class UnansweredResource {

    private final Samples samples;

    UnansweredResource(Samples samples) {
        this.samples = samples;
    }

    /** Can be written down once. */
    static final class AnsweredOnce {
        private final AtomicBoolean answered = new AtomicBoolean();
        private final String id;

        AnsweredOnce(String id) {
            this.id = id;
        }

        public String getId() {
            if (answered.getAndSet(true)) {
                throw new IllegalStateException("The process dies here");
            }
            return id;
        }
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public Success<AnsweredOnce> create(@NotNull @Valid CreateSampleRequest request) {
        var sample = samples.create(request.name(), null, JsonNodeFactory.instance.objectNode());
        return Success.of(new AnsweredOnce(sample.id().toString()));
    }
}
