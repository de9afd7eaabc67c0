package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Manifests;
import java.util.List;

/** A rule that every rendering keeps. */
public enum ManifestRule {
    EVERY_FIELD_EXISTS(SchemaRules::strict),
    NOTHING_DEPRECATED(SchemaRules::current),

    NON_ROOT_BY_NUMBER(PodRules::nonRoot),
    NO_ESCALATION(PodRules::noEscalation),
    NO_CAPABILITIES(PodRules::noCapabilities),
    SECCOMP(PodRules::seccomp),
    READ_ONLY_ROOT(PodRules::readOnlyRoot),
    NOTHING_OF_THE_HOST(PodRules::nothingOfTheHost),
    RESTRICTED_NAMESPACE(PodRules::restrictedNamespace),
    OWN_SERVICE_ACCOUNT(PodRules::ownServiceAccount),
    NO_SERVICE_LINKS(PodRules::noServiceLinks),

    REQUESTS(ResourceRules::requests),
    MEMORY_LIMIT(ResourceRules::memoryLimit),
    EPHEMERAL_STORAGE(ResourceRules::ephemeralStorage),
    SIZE_OF_EMPTY_DIR(ResourceRules::sizeOfEmptyDir),
    PINNED_IMAGE(ResourceRules::pinnedImage),
    ONE_RELEASE(ResourceRules::oneRelease),

    THREE_PROBES(RolloutRules::threeProbes),
    A_MINUTE_TO_START(RolloutRules::aMinuteToStart),
    UNREADY_WITHIN_TEN_SECONDS(RolloutRules::unreadyWithinTenSeconds),
    DRAIN_FITS_GRACE_PERIOD(RolloutRules::drainFitsGracePeriod),
    NO_REPLICA_LESS_IN_ROLLOUT(RolloutRules::noReplicaLess),
    DISRUPTION_BUDGET(RolloutRules::disruptionBudget),
    SPREAD_OVER_NODES_AND_ZONES(RolloutRules::spread),
    MIGRATIONS_AT_START(RolloutRules::migrationsAtStart),

    HASHED_CONFIGURATION(ConfigurationRules::hashed),
    KNOWN_SECRETS(ConfigurationRules::knownSecrets),
    KNOWN_VARIABLES(ConfigurationRules::knownVariables),
    VARIABLES_SETTABLE_AT_RUN_TIME(ConfigurationRules::settable),
    VARIABLES_SET_ONCE(ConfigurationRules::setOnce),
    NEEDED_VARIABLES(ConfigurationRules::needed),

    ADDRESSES_LEAD_TO_SERVICES(ReferenceRules::addresses),
    PORTS_EXIST(ReferenceRules::ports),
    SELECTORS_SELECT(ReferenceRules::selectors),
    TARGETS_EXIST(ReferenceRules::targets),
    LABELS(ReferenceRules::labels),
    ONE_NAMESPACE(ReferenceRules::oneNamespace),
    STABLE_SELECTORS(ReferenceRules::stableSelectors),

    DEFAULT_DENY(NetworkRules::defaultDeny),
    CALLS_AS_IN_THE_CODE(NetworkRules::calls),
    DNS_REACHED(NetworkRules::dns),
    DATABASE_REACHED(NetworkRules::database),
    BROKER_REACHED(NetworkRules::broker),
    PROMETHEUS_REACHES_MANAGEMENT(NetworkRules::prometheus),
    INTERNET_FOR_AUTH_AND_MESSAGING(NetworkRules::internet),
    STRANGERS_AT_THE_DOOR_ONLY(NetworkRules::strangers),
    BROKER_LISTENER_IS_CLOSED(NetworkRules::listenerPeers),
    ONLY_THE_GATEWAY_OUTSIDE(ExposureRules::onlyGatewayOutside),
    TRUSTED_PROXIES_ARE_CHOSEN(ExposureRules::trustedProxies),
    TLS_AT_THE_DOOR(ExposureRules::tls),

    ONE_AUTOSCALER(ScalingRules::oneAutoscaler),
    NO_FIXED_REPLICAS(ScalingRules::noFixedReplicas),
    REPLICAS_WITHIN_PARTITIONS(ScalingRules::replicasWithinPartitions),
    SLOW_SCALE_DOWN(ScalingRules::slowScaleDown),
    LAG_OF_SHARED_WORK(ScalingRules::lagOfSharedWork),
    CONNECTIONS_FIT(ScalingRules::connectionsFit),

    TOPICS(KafkaRules::topics),
    LEAST_ACLS(KafkaRules::leastAcls),
    THREE_BROKERS(KafkaRules::threeBrokers),
    DATABASES_AND_ROLES(DatabaseRules::databasesAndRoles),
    SEARCH_FUNCTIONS_MARKED(DatabaseRules::searchFunctions),
    BACKUPS(DatabaseRules::backups),
    NO_POOLER(DatabaseRules::noPooler),
    VERIFIED_TLS(DatabaseRules::verifiedTls),

    EVERY_SERVICE_SCRAPED(MonitoringRules::everyServiceScraped),
    ALERTS_NAME_METRICS(MonitoringRules::alertsNameMetrics),
    LAG_OF_THE_FEED_ALERTS(MonitoringRules::lagOfTheFeedAlerts);

    private final Check check;

    ManifestRule(Check check) {
        this.check = check;
    }

    /** What breaks this rule, one text each. */
    public List<String> findings(Manifests all) {
        var findings = new Findings();
        check.check(all, findings);
        return findings.all();
    }
}
