package dev.hoopoe.common.idempotency;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers with the stored response. */
public class ReplayMapper {

    public static final String HEADER = "Idempotency-Replayed";

    @ServerExceptionMapper
    RestResponse<String> again(ReplayResponseException replayed) {
        var answer = replayed.answer();
        var builder = RestResponse.ResponseBuilder.<String>create(answer.status());
        answer.headers().forEach(builder::header);
        if (!answer.body().isEmpty()) {
            builder.entity(answer.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return builder.header(HEADER, true).build();
    }
}
