package dev.hoopoe.auth.homa;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.oauth.BrowserBinding;
import dev.hoopoe.auth.oauth.OAuthProvider;
import dev.hoopoe.auth.oauth.OAuthProviders;
import dev.hoopoe.auth.oauth.SignInCallback;
import dev.hoopoe.auth.oauth.SignInCallback.Return;
import dev.hoopoe.auth.oauth.SignInStart;
import dev.hoopoe.auth.oauth.SignInStart.Start;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.openapi.Redirects;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /auth/oauth}: signing in with a provider (contract rows H-06 to H-10). */
@Path("/auth/oauth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication")
class OAuthResource {

    private final OAuthProviders providers;
    private final SignInStart start;
    private final SignInCallback callback;
    private final CurrentCaller caller;
    private final BrowserBinding browsers;
    private final SignInReturn returns;

    OAuthResource(
            OAuthProviders providers,
            SignInStart start,
            SignInCallback callback,
            CurrentCaller caller,
            BrowserBinding browsers,
            SignInReturn returns) {
        this.providers = providers;
        this.start = start;
        this.callback = callback;
        this.caller = caller;
        this.browsers = browsers;
        this.returns = returns;
    }

    /** An offered provider; {@code redirectUri} must be registered at the provider. */
    record ProviderResponse(String provider, String name, boolean enabled, String redirectUri, List<String> scopes) {

        static ProviderResponse of(OAuthProvider provider) {
            return new ProviderResponse(
                    provider.vendor().wireName(),
                    provider.vendor().title(),
                    true,
                    provider.callback(),
                    provider.scopes());
        }
    }

    @GET
    @Path("/providers")
    @PermitAll
    @Operation(operationId = "listSignInProviders", summary = "List the sign-in providers", description = "Homa H-06")
    public Success<List<ProviderResponse>> list() {
        return Success.of(providers.enabled().stream().map(ProviderResponse::of).toList());
    }

    /** Redirects a browser; a program, which asks by {@code format=json} or its content type, gets the URL as JSON. */
    @GET
    @Path("/{provider}")
    @PermitAll
    @Operation(
            operationId = "startSignIn",
            summary = "Start a sign-in with a provider",
            description =
                    "Homa H-07, H-09. Sets a cookie without which the sign-in cannot be completed: pages of another"
                            + " origin send the browser here instead of asking for JSON")
    @Redirects("To the provider, unless JSON is asked for")
    public RestResponse<Success<Start>> start(
            @PathParam("provider") String provider,
            @QueryParam("redirect_url")
                    @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "uri"))
                    String redirectUrl,
            @QueryParam("format") @Parameter(schema = @Schema(type = SchemaType.STRING, enumeration = "json"))
                    String format,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            HttpServerRequest http) {
        var begun = start.start(provider, redirectUrl, caller.get(), () -> browsers.bind(http));
        return "json".equalsIgnoreCase(format) || isJson(contentType)
                ? RestResponse.ok(Success.of(begun))
                : redirect(begun.authUrl());
    }

    @GET
    @Path("/{provider}/callback")
    @PermitAll
    @Operation(
            operationId = "completeSignIn",
            summary = "Callback of a sign-in provider, for the browser",
            description = "Homa H-08, H-10")
    @Redirects("To the redirect_url, with the tokens or an error")
    public RestResponse<Void> complete(
            @PathParam("provider") String provider,
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            HttpServerRequest http) {
        var result =
                callback.complete(provider, new Return(state, code, error, browsers.hashOf(http)), ClientInfo.of(http));
        return redirect(returns.address(result));
    }

    /** The URLs contain codes, states and tokens: they must not be cached or sent as Referer. */
    private static <T> RestResponse<T> redirect(String address) {
        return RestResponse.ResponseBuilder.<T>create(Status.FOUND)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).strip().startsWith(MediaType.APPLICATION_JSON);
    }
}
