package dev.hoopoe.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes a service's OpenAPI document when the service is built; what the framework derives from annotations is
 * kept.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {

    private final IndexView index;

    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        var examples = Examples.ofService();
        new Scalars(document).writeInPlace();
        new RecordShapes(index).describe(document);
        new Operations(new ResourceMethods(index), examples).describe(document);
        examples.fill(document);
    }
}
