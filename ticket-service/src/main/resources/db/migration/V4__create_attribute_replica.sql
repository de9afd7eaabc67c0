CREATE TABLE attribute_replica (LIKE user_replica INCLUDING ALL);
