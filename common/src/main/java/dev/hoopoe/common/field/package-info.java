/** Typed fields that an account defines for free-form objects: conversion, validation, visibility. */
package dev.hoopoe.common.field;
